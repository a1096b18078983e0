package jp.cryptobin.james.sandbox.portal;

import io.javalin.config.RoutesConfig;
import java.security.SecureRandom;
import java.time.Clock;
import jp.cryptobin.james.sandbox.deposit.Deposits;
import jp.cryptobin.james.sandbox.deposit.Lifecycle;
import jp.cryptobin.james.sandbox.page.Pages;
import jp.cryptobin.james.sandbox.page.Tokens;
import jp.cryptobin.james.sandbox.person.People;
import jp.cryptobin.james.sandbox.person.Reception;
import jp.cryptobin.james.sandbox.section.SectionOffice;

/** The pages for everybody with an account, and the door before them. */
public final class Portal {
    private final Doorman doorman;
    private final Layout layout;
    private final SignIn signIn;
    private final OwnPassword ownPassword;
    private final SentPages sent;
    private final ApprovalPages approvals;

    public Portal(
            People people,
            Reception reception,
            SectionOffice office,
            Deposits deposits,
            Lifecycle lifecycle,
            DepositModel model,
            Pages pages,
            SecureRandom random,
            Clock clock) {
        this.doorman = new Doorman(new Sessions(random, clock), people, office, reception, pages);
        this.layout = new Layout(deposits, lifecycle, pages);
        this.signIn = new SignIn(reception, doorman, new Tokens(random, clock), pages);
        this.ownPassword = new OwnPassword(reception, doorman, layout);
        this.sent = new SentPages(deposits, lifecycle, model, doorman, layout);
        this.approvals = new ApprovalPages(deposits, lifecycle, model, doorman, layout);
    }

    /** Who may see which page. */
    public Doorman doorman() {
        return doorman;
    }

    public Layout layout() {
        return layout;
    }

    public void register(RoutesConfig routes) {
        signIn.register(routes);
        ownPassword.register(routes);
        sent.register(routes);
        approvals.register(routes);
    }
}
