package jp.cryptobin.james.events;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import jp.cryptobin.james.policy.Reason;
import jp.cryptobin.james.policy.Verdict;
import jp.cryptobin.james.vault.DepositState;

/** Something that happened to one mail. Holds no password and no text of a body. */
public sealed interface GatewayEvent {
    MailIdentity mail();

    /** The word for this kind of event in the audit log. */
    String code();

    /** Hands itself to the method for its kind. */
    void tell(EventReader reader);

    /**
     * A mail was read and judged.
     *
     * @param reasons that stop it, each once; empty unless it is refused
     * @param defects of its structure, each once, by their codes
     */
    record Inspected(
            MailIdentity mail, Verdict verdict, List<MailFile> files, List<Reason> reasons, List<String> defects)
            implements GatewayEvent {
        public Inspected {
            files = List.copyOf(files);
            reasons = List.copyOf(reasons);
            defects = List.copyOf(defects);
        }

        @Override
        public String code() {
            return "inspected";
        }

        @Override
        public void tell(EventReader reader) {
            reader.inspected(this);
        }
    }

    /**
     * The vault has the files of a mail.
     *
     * @param took from the call to the answer, without the tries before it
     */
    record Deposited(MailIdentity mail, String depositId, DepositState state, List<MailFile> files, Duration took)
            implements GatewayEvent {
        public Deposited {
            files = List.copyOf(files);
        }

        @Override
        public String code() {
            return "deposited";
        }

        @Override
        public void tell(EventReader reader) {
            reader.deposited(this);
        }
    }

    /**
     * A mail waits, because the vault could not take its files.
     *
     * @param tries so far
     * @param firstFailure since when it waits
     * @param next when it is tried again
     * @param horizon when it is given up
     */
    record Deferred(MailIdentity mail, Reason reason, int tries, Instant firstFailure, Instant next, Instant horizon)
            implements GatewayEvent {
        @Override
        public String code() {
            return "deferred";
        }

        @Override
        public void tell(EventReader reader) {
            reader.deferred(this);
        }
    }

    /** A mail was stopped after its inspection: the vault does not take its files, or was waited for in vain. */
    record Refused(MailIdentity mail, List<Reason> reasons) implements GatewayEvent {
        public Refused {
            reasons = List.copyOf(reasons);
        }

        @Override
        public String code() {
            return "refused";
        }

        @Override
        public void tell(EventReader reader) {
            reader.refused(this);
        }
    }

    /**
     * A mailet could not do its work; the server takes the mail where {@code onMailetException} says.
     *
     * @param mailet which one
     * @param failure the type of what went wrong; never its message, which may hold text of the mail
     */
    record Failed(MailIdentity mail, String mailet, String failure) implements GatewayEvent {
        @Override
        public String code() {
            return "failed";
        }

        @Override
        public void tell(EventReader reader) {
            reader.failed(this);
        }
    }

    /**
     * A mail goes on with another message than it came with.
     *
     * @param depositId empty for a mail without files that was rebuilt
     * @param passwordMails how many were sent for it
     */
    record Rewritten(MailIdentity mail, String depositId, int passwordMails) implements GatewayEvent {
        @Override
        public String code() {
            return "rewritten";
        }

        @Override
        public void tell(EventReader reader) {
            reader.rewritten(this);
        }
    }

    /** People were told of a mail: one notice to one address. */
    record Notified(MailIdentity mail, String address, List<Reason> reasons) implements GatewayEvent {
        public Notified {
            reasons = List.copyOf(reasons);
        }

        @Override
        public String code() {
            return "notified";
        }

        @Override
        public void tell(EventReader reader) {
            reader.notified(this);
        }
    }

    /** A notice could be delivered to nobody, not even to the postmaster; the mail is the notice. */
    record Untold(MailIdentity mail) implements GatewayEvent {
        @Override
        public String code() {
            return "untold";
        }

        @Override
        public void tell(EventReader reader) {
            reader.untold(this);
        }
    }

    /** A mail goes on as another copy of it, and this one was dropped: the server died while it handed the mail over. */
    record Dropped(MailIdentity mail) implements GatewayEvent {
        @Override
        public String code() {
            return "dropped";
        }

        @Override
        public void tell(EventReader reader) {
            reader.dropped(this);
        }
    }

    /**
     * The deposit of a mail that failed behind it is withdrawn.
     *
     * @param done whether the vault has cancelled it; otherwise that goes on
     */
    record Withdrawn(MailIdentity mail, String depositId, boolean done) implements GatewayEvent {
        @Override
        public String code() {
            return "withdrawn";
        }

        @Override
        public void tell(EventReader reader) {
            reader.withdrawn(this);
        }
    }

    /** A deposit that waits for approval is followed from now on. */
    record ApprovalFollowed(MailIdentity mail, String depositId) implements GatewayEvent {
        @Override
        public String code() {
            return "approval-followed";
        }

        @Override
        public void tell(EventReader reader) {
            reader.approvalFollowed(this);
        }
    }

    /** A deposit that was followed waits no longer. */
    record ApprovalSettled(MailIdentity mail, String depositId, DepositState state) implements GatewayEvent {
        @Override
        public String code() {
            return "approval-settled";
        }

        @Override
        public void tell(EventReader reader) {
            reader.approvalSettled(this);
        }
    }

    /**
     * A mail waits for its sender's word before anything of it leaves.
     *
     * @param due when it goes on by itself, or is given up
     * @param told to whom the letter about it went
     */
    record Held(MailIdentity mail, Instant due, String told) implements GatewayEvent {
        @Override
        public String code() {
            return "held";
        }

        @Override
        public void tell(EventReader reader) {
            reader.held(this);
        }
    }

    /** How the wait of a mail ends. */
    enum HoldEnd {
        STOPPED,
        SENT_EARLY,
        RAN_OUT,
        GIVEN_UP,
        BY_HAND;

        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /**
     * A mail waits no longer.
     *
     * @param age for how long it waited
     */
    record HoldEnded(MailIdentity mail, HoldEnd end, Duration age) implements GatewayEvent {
        @Override
        public String code() {
            return "hold-ended";
        }

        @Override
        public void tell(EventReader reader) {
            reader.holdEnded(this);
        }
    }

    /**
     * Somebody answered a letter about a mail that waits; the mail of this event is the answer.
     *
     * @param hold the wait that it names; empty where it names none
     * @param result in a word
     */
    record HoldAnswered(MailIdentity mail, String hold, String result) implements GatewayEvent {
        @Override
        public String code() {
            return "hold-answered";
        }

        @Override
        public void tell(EventReader reader) {
            reader.holdAnswered(this);
        }
    }
}
