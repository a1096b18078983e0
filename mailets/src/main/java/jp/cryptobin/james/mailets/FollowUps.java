package jp.cryptobin.james.mailets;

import jp.cryptobin.james.followup.FollowUp;
import jp.cryptobin.james.state.FollowUpNote;

/** How far a deposit has been followed, from the mail and back to it. */
final class FollowUps {
    private FollowUps() {}

    static FollowUp of(FollowUpNote note) {
        return new FollowUp(note.begun(), note.receivedAt(), note.asked(), note.trouble());
    }

    static FollowUpNote note(FollowUp followUp) {
        return new FollowUpNote(followUp.begun(), followUp.receivedAt(), followUp.asked(), followUp.trouble());
    }
}
