package jp.cryptobin.james.sandbox.page;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import jp.cryptobin.james.sandbox.contract.DepositState;
import jp.cryptobin.james.sandbox.deposit.Delivery;
import jp.cryptobin.james.sandbox.deposit.Deposit;
import jp.cryptobin.james.sandbox.deposit.Deposits;
import jp.cryptobin.james.sandbox.deposit.Lifecycle;
import jp.cryptobin.james.sandbox.deposit.PasswordGate;
import jp.cryptobin.james.sandbox.deposit.StoredFile;

/**
 * The recipient's way to the files. GET shows and changes nothing, so a scanner that follows the link of a mail uses up
 * no try; only POST with a form of this visit counts a password or hands out a file.
 */
final class DownloadPage {
    private static final String PATH = "/d/{link}";
    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("uuuu/MM/dd HH:mm:ss", Locale.ROOT);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuuu/MM/dd", Locale.ROOT);

    private final Deposits deposits;
    private final Lifecycle lifecycle;
    private final PasswordGate gate;
    private final Tokens tokens;
    private final Pages pages;
    private final Downloads downloads;

    DownloadPage(Deposits deposits, Lifecycle lifecycle, PasswordGate gate, Tokens tokens, Pages pages) {
        this.deposits = deposits;
        this.lifecycle = lifecycle;
        this.gate = gate;
        this.tokens = tokens;
        this.pages = pages;
        this.downloads = new Downloads(deposits, pages);
    }

    void register(RoutesConfig routes) {
        routes.get(PATH, ctx -> withDelivery(ctx, (delivery, visit) -> show(ctx, delivery, visit)));
        routes.post(PATH, ctx -> withDelivery(ctx, (delivery, visit) -> enter(ctx, delivery, visit)));
        routes.post(PATH + "/files/{number}", ctx -> withFiles(ctx, delivery -> file(ctx, delivery)));
        routes.post(PATH + "/zip", ctx -> withFiles(ctx, delivery -> zip(ctx, delivery)));
    }

    private void show(Context ctx, Delivery delivery, Visit visit) {
        if (visit.isOpen()) {
            pages.render(ctx, 200, "files", files(delivery.deposit(), visit));
        } else {
            askPassword(ctx, 200, visit, "");
        }
    }

    private void enter(Context ctx, Delivery delivery, Visit visit) throws IOException {
        String password = ctx.formParam("password");
        if (!visit.formIsOurs() || password == null) {
            askPassword(ctx, 403, visit, Language.of(ctx).text("form-stale"));
            return;
        }
        switch (gate.attempt(delivery, password.strip())) {
            case RIGHT -> {
                visit.open();
                String lang = ctx.queryParam("lang") == null
                        ? ""
                        : "?lang=" + Language.of(ctx).tag();
                ctx.header("Location", ctx.path() + lang).status(303);
            }
            case WRONG -> {
                int left = deposits.byLink(delivery.recipient().link())
                        .map(now -> gate.triesLeft(now.recipient()))
                        .orElse(0);
                askPassword(
                        ctx,
                        403,
                        visit,
                        Language.of(ctx).text("password-wrong").replace("{0}", Integer.toString(left)));
            }
            case LOCKED -> pages.say(ctx, 403, "locked-title", "locked-text");
        }
    }

    private void zip(Context ctx, Delivery delivery) throws IOException {
        downloads.zip(ctx, delivery.deposit(), () -> lifecycle.fetched(delivery, ""));
    }

    private void file(Context ctx, Delivery delivery) throws IOException {
        Deposit deposit = delivery.deposit();
        String number = ctx.pathParam("number");
        Optional<StoredFile> file = number.matches("[0-9]{1,2}")
                ? deposit.files().stream().skip(Integer.parseInt(number)).findFirst()
                : Optional.empty();
        if (file.isPresent()) {
            String name = file.get().entry().name();
            downloads.file(ctx, deposit, file.get(), () -> lifecycle.fetched(delivery, name));
        } else {
            pages.say(ctx, 404, "unknown-title", "unknown-text");
        }
    }

    private void withFiles(Context ctx, FilesAction action) throws IOException {
        withDelivery(ctx, (delivery, visit) -> {
            if (!visit.isOpen() || !visit.formIsOurs()) {
                pages.say(ctx, 403, "closed-title", "closed-text");
            } else {
                action.run(delivery);
            }
        });
    }

    /** Goes on only with a link that exists and can be used now; else the page says why not. */
    private void withDelivery(Context ctx, DeliveryAction action) throws IOException {
        String link = ctx.pathParam("link");
        Optional<Delivery> found = deposits.byLink(link);
        if (found.isEmpty()) {
            pages.say(ctx, 404, "unknown-title", "unknown-text");
            return;
        }
        Delivery delivery = found.get();
        DepositState state = lifecycle.stateOf(delivery.deposit());
        if (state != DepositState.DELIVERED) {
            String key = state.name().toLowerCase(Locale.ROOT).replace('_', '-');
            pages.say(ctx, state.keepsFiles() ? 200 : 410, key + "-title", key + "-text");
        } else if (gate.locked(delivery.recipient())) {
            pages.say(ctx, 403, "locked-title", "locked-text");
        } else {
            action.run(delivery, new Visit(ctx, tokens, link, "/d/" + link, pages.https()));
        }
    }

    private void askPassword(Context ctx, int status, Visit visit, String error) {
        pages.render(ctx, status, "password", Map.of("csrf", visit.csrf(), "error", error, "failed", !error.isEmpty()));
    }

    private static Map<String, Object> files(Deposit deposit, Visit visit) {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (StoredFile file : deposit.files()) {
            rows.add(Map.of(
                    "number", rows.size(),
                    "name", file.entry().name(),
                    "size", Sizes.readable(file.entry().size())));
        }
        String name = deposit.senderName();
        return Map.of(
                "csrf", visit.csrf(),
                "files", rows,
                "several", rows.size() > 1,
                "subject", deposit.subject(),
                "sender", name == null || name.isBlank() ? deposit.sender() : name + " <" + deposit.sender() + ">",
                "deposited", SECONDS.format(deposit.depositedAt()),
                "expires", DAY.format(deposit.expiresAt()));
    }

    @FunctionalInterface
    private interface DeliveryAction {
        void run(Delivery delivery, Visit visit) throws IOException;
    }

    @FunctionalInterface
    private interface FilesAction {
        void run(Delivery delivery) throws IOException;
    }
}
