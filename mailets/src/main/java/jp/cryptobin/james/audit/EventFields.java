package jp.cryptobin.james.audit;

import java.util.List;
import jp.cryptobin.james.events.EventReader;
import jp.cryptobin.james.events.GatewayEvent;
import jp.cryptobin.james.events.MailFile;
import jp.cryptobin.james.events.MailIdentity;
import jp.cryptobin.james.policy.Reason;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The members of an audit line that tell what happened. */
final class EventFields implements EventReader {
    /** Names and addresses of this length are real; longer ones would only fill the log. */
    private static final int MOST_CHARACTERS = 1_000;

    private final ObjectNode line;

    EventFields(ObjectNode line) {
        this.line = line;
    }

    void put(GatewayEvent event) {
        line.put("event", event.code());
        MailIdentity mail = event.mail();
        line.put("mail", shown(mail.name()));
        line.put("messageId", shown(mail.messageId()));
        line.put("sender", shown(mail.sender()));
        ArrayNode recipients = line.putArray("recipients");
        mail.recipients().forEach(recipient -> recipients.add(shown(recipient)));
        event.tell(this);
    }

    @Override
    public void inspected(GatewayEvent.Inspected event) {
        line.put("verdict", event.verdict().code());
        reasons(event.reasons());
        ArrayNode defects = line.putArray("defects");
        event.defects().forEach(defects::add);
        files(event.files());
    }

    @Override
    public void deposited(GatewayEvent.Deposited event) {
        deposit(event.depositId());
        line.put("state", event.state().name());
        line.put("tookMillis", event.took().toMillis());
        files(event.files());
    }

    @Override
    public void deferred(GatewayEvent.Deferred event) {
        reasons(List.of(event.reason()));
        line.put("tries", event.tries());
        line.put("firstFailure", event.firstFailure().toString());
        line.put("next", event.next().toString());
        line.put("horizon", event.horizon().toString());
    }

    @Override
    public void refused(GatewayEvent.Refused event) {
        reasons(event.reasons());
    }

    @Override
    public void failed(GatewayEvent.Failed event) {
        line.put("mailet", event.mailet());
        line.put("failure", event.failure());
    }

    @Override
    public void rewritten(GatewayEvent.Rewritten event) {
        deposit(event.depositId());
        line.put("passwordMails", event.passwordMails());
    }

    @Override
    public void notified(GatewayEvent.Notified event) {
        line.put("told", shown(event.address()));
        reasons(event.reasons());
    }

    @Override
    public void untold(GatewayEvent.Untold event) {
        // Which notice it is, every line says.
    }

    @Override
    public void dropped(GatewayEvent.Dropped event) {
        // Which mail it is, every line says.
    }

    @Override
    public void withdrawn(GatewayEvent.Withdrawn event) {
        deposit(event.depositId());
        line.put("done", event.done());
    }

    @Override
    public void approvalFollowed(GatewayEvent.ApprovalFollowed event) {
        deposit(event.depositId());
    }

    @Override
    public void approvalSettled(GatewayEvent.ApprovalSettled event) {
        deposit(event.depositId());
        line.put("state", event.state().name());
    }

    @Override
    public void held(GatewayEvent.Held event) {
        line.put("due", event.due().toString());
        line.put("told", shown(event.told()));
    }

    @Override
    public void holdEnded(GatewayEvent.HoldEnded event) {
        line.put("end", event.end().code());
        line.put("heldSeconds", event.age().toSeconds());
    }

    @Override
    public void holdAnswered(GatewayEvent.HoldAnswered event) {
        line.put("hold", shown(event.hold()));
        line.put("result", event.result());
    }

    private void deposit(String id) {
        line.put("deposit", shown(id));
    }

    private void reasons(List<Reason> reasons) {
        ArrayNode codes = line.putArray("reasons");
        reasons.forEach(reason -> codes.add(reason.code()));
    }

    private void files(List<MailFile> files) {
        ArrayNode array = line.putArray("files");
        for (MailFile file : files) {
            ObjectNode node = array.addObject();
            node.put("name", shown(file.name()));
            node.put("size", file.size());
            node.put("sha256", file.sha256());
        }
    }

    private static String shown(String text) {
        return text.length() <= MOST_CHARACTERS ? text : text.substring(0, MOST_CHARACTERS) + "...";
    }
}
