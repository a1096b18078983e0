package jp.cryptobin.james.check;

import java.util.Map;
import jp.cryptobin.james.letter.PasswordDelivery;
import jp.cryptobin.james.parameters.ApprovalParameters;
import jp.cryptobin.james.parameters.CancelParameters;
import jp.cryptobin.james.parameters.FollowParameters;
import jp.cryptobin.james.parameters.HoldParameters;
import jp.cryptobin.james.parameters.InspectionParameters;
import jp.cryptobin.james.parameters.KeepParameters;
import jp.cryptobin.james.parameters.LetterParameters;
import jp.cryptobin.james.parameters.NotificationParameters;
import jp.cryptobin.james.parameters.Parameters;
import jp.cryptobin.james.parameters.PasswordParameters;
import jp.cryptobin.james.parameters.RewriteParameters;
import jp.cryptobin.james.parameters.UntoldParameters;
import jp.cryptobin.james.parameters.UploadParameters;

/** Our mailets, by what reads their parameters. */
enum OurMailet {
    VALIDATE_MESSAGE("ValidateMessage") {
        @Override
        Map<String, String> read(Parameters parameters, String postmaster) {
            InspectionParameters.read(parameters);
            return Map.of();
        }
    },
    EXTRACT_ATTACHMENTS("ExtractAttachments") {
        @Override
        Map<String, String> read(Parameters parameters, String postmaster) {
            return Map.of();
        }
    },
    HOLD_MAIL("HoldMail") {
        @Override
        Map<String, String> read(Parameters parameters, String postmaster) {
            HoldParameters read = HoldParameters.read(parameters, postmaster);
            return Map.of(
                    "answersProcessor", read.answersProcessor(),
                    "releaseProcessor", read.releaseProcessor(),
                    "processor", read.processor());
        }
    },
    ANSWER_HOLD("AnswerHold") {
        @Override
        Map<String, String> read(Parameters parameters, String postmaster) {
            return Map.of();
        }
    },
    UPLOAD_TO_CRYPTO_BIN("UploadToCryptoBin") {
        @Override
        Map<String, String> read(Parameters parameters, String postmaster) {
            UploadParameters read = UploadParameters.read(parameters);
            return Map.of(
                    "refusedProcessor", read.refusedProcessor(),
                    "retryProcessor", read.retryProcessor(),
                    "inspectProcessor", read.inspectProcessor());
        }
    },
    REWRITE_BODY("RewriteBody") {
        @Override
        Map<String, String> read(Parameters parameters, String postmaster) {
            PasswordParameters road =
                    RewriteParameters.read(parameters, postmaster).password();
            return road.delivery() == PasswordDelivery.IN_BODY
                    ? Map.of()
                    : Map.of("passwordProcessor", road.processor());
        }
    },
    NOTIFY_SENDER("NotifySender") {
        @Override
        Map<String, String> read(Parameters parameters, String postmaster) {
            NotificationParameters read = NotificationParameters.read(parameters, postmaster);
            return Map.of(
                    "processor", read.processor(),
                    "cancelProcessor", read.cancelProcessor());
        }
    },
    TELL_POSTMASTER("TellPostmaster") {
        @Override
        Map<String, String> read(Parameters parameters, String postmaster) {
            UntoldParameters read = UntoldParameters.read(parameters, postmaster);
            return Map.of(
                    "errorProcessor", read.errorProcessor(),
                    "processor", read.letters().processor());
        }
    },
    KEEP_MAIL("KeepMail") {
        @Override
        Map<String, String> read(Parameters parameters, String postmaster) {
            return Map.of("processor", KeepParameters.read(parameters).processor());
        }
    },
    AWAIT_CANCEL("AwaitCancel") {
        @Override
        Map<String, String> read(Parameters parameters, String postmaster) {
            return Map.of("retryProcessor", CancelParameters.read(parameters).retryProcessor());
        }
    },
    FOLLOW_APPROVAL("FollowApproval") {
        @Override
        Map<String, String> read(Parameters parameters, String postmaster) {
            return Map.of("processor", FollowParameters.read(parameters).processor());
        }
    },
    AWAIT_DECISION("AwaitDecision") {
        @Override
        Map<String, String> read(Parameters parameters, String postmaster) {
            ApprovalParameters read = ApprovalParameters.read(parameters, postmaster);
            return Map.of(
                    "retryProcessor", read.retryProcessor(),
                    "processor", read.letters().processor());
        }
    },
    NOTIFY_RECIPIENTS("NotifyRecipients") {
        @Override
        Map<String, String> read(Parameters parameters, String postmaster) {
            return Map.of(
                    "processor", LetterParameters.read(parameters, postmaster).processor());
        }
    },
    SEND_RECEIPT("SendReceipt") {
        @Override
        Map<String, String> read(Parameters parameters, String postmaster) {
            return Map.of(
                    "processor", LetterParameters.read(parameters, postmaster).processor());
        }
    },
    DROP_SECOND_COPIES("DropSecondCopies") {
        @Override
        Map<String, String> read(Parameters parameters, String postmaster) {
            return Map.of();
        }
    },
    CANCEL_DEPOSIT("CancelDeposit") {
        @Override
        Map<String, String> read(Parameters parameters, String postmaster) {
            return Map.of();
        }
    },
    PREPARE_BOUNCE("PrepareBounce") {
        @Override
        Map<String, String> read(Parameters parameters, String postmaster) {
            return Map.of();
        }
    },
    RECOGNISE_BOUNCE("RecogniseBounce") {
        @Override
        Map<String, String> read(Parameters parameters, String postmaster) {
            return Map.of();
        }
    };

    private final String simpleName;

    OurMailet(String simpleName) {
        this.simpleName = simpleName;
    }

    String simpleName() {
        return simpleName;
    }

    /**
     * Asks for all parameters.
     *
     * @return the processors that the mailet sends mail to, by the parameter that names each
     */
    abstract Map<String, String> read(Parameters parameters, String postmaster);
}
