package jp.cryptobin.james.state;

import jp.cryptobin.james.inspection.Inspection;
import jp.cryptobin.james.inspection.InspectionSettings;
import jp.cryptobin.james.inspection.MessageLayout;
import jp.cryptobin.james.policy.Limits;

/**
 * What was found in a message. Size and digest tell whether the message was changed since.
 *
 * @param messageSize octets, as James counts them
 * @param layout of the message, with its digest
 * @param run of the server in which it was found
 * @param nullSender whether it was read as a mail of nobody
 * @param settings how the message was read
 * @param limits by which it was judged
 */
public record InspectionNote(
        long messageSize,
        MessageLayout layout,
        String run,
        boolean nullSender,
        InspectionSettings settings,
        Limits limits,
        Inspection inspection) {}
