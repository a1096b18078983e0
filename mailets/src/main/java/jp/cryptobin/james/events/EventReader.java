package jp.cryptobin.james.events;

/** Whoever reads events has an answer for each kind. */
public interface EventReader {
    void inspected(GatewayEvent.Inspected event);

    void deposited(GatewayEvent.Deposited event);

    void deferred(GatewayEvent.Deferred event);

    void refused(GatewayEvent.Refused event);

    void failed(GatewayEvent.Failed event);

    void rewritten(GatewayEvent.Rewritten event);

    void notified(GatewayEvent.Notified event);

    void untold(GatewayEvent.Untold event);

    void dropped(GatewayEvent.Dropped event);

    void withdrawn(GatewayEvent.Withdrawn event);

    void approvalFollowed(GatewayEvent.ApprovalFollowed event);

    void approvalSettled(GatewayEvent.ApprovalSettled event);

    void held(GatewayEvent.Held event);

    void holdEnded(GatewayEvent.HoldEnded event);

    void holdAnswered(GatewayEvent.HoldAnswered event);
}
