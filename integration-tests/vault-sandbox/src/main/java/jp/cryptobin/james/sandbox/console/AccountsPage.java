package jp.cryptobin.james.sandbox.console;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.cryptobin.james.sandbox.page.Language;
import jp.cryptobin.james.sandbox.person.Person;
import jp.cryptobin.james.sandbox.person.Registry;
import jp.cryptobin.james.sandbox.portal.Doorman;
import jp.cryptobin.james.sandbox.portal.Visitor;
import jp.cryptobin.james.sandbox.section.Account;
import jp.cryptobin.james.sandbox.section.AccountState;
import jp.cryptobin.james.sandbox.section.Section;
import jp.cryptobin.james.sandbox.section.SectionOffice;

/** Accounts, their states and what they may do. */
final class AccountsPage {
    private static final String PATH = "/admin/accounts";

    private final Registry registry;
    private final SectionOffice office;
    private final Doorman doorman;
    private final AdminFrame frame;

    AccountsPage(Registry registry, SectionOffice office, Doorman doorman, AdminFrame frame) {
        this.registry = registry;
        this.office = office;
        this.doorman = doorman;
        this.frame = frame;
    }

    void register(RoutesConfig routes) {
        routes.get(PATH, doorman.administrators((ctx, visitor) -> list(ctx, visitor, 200, Map.of())));
        routes.post(PATH, doorman.administrators(this::add));
        routes.post(PATH + "/{login}/change", doorman.administrators(this::change));
        routes.post(PATH + "/{login}/initialise", doorman.administrators(this::initialise));
        routes.post(PATH + "/{login}/remove", doorman.administrators(this::remove));
    }

    private void add(Context ctx, Visitor visitor) throws IOException {
        String loginId = field(ctx, "login");
        String name = field(ctx, "name");
        String address = field(ctx, "address");
        Optional<Registry.Objection> objection = registry.objection(loginId, name, address);
        if (objection.isPresent()) {
            String error = Language.of(ctx).text("account-" + SettingsForm.key(objection.get()));
            list(
                    ctx,
                    visitor,
                    422,
                    Map.of(
                            "error",
                            error,
                            "failed",
                            true,
                            "newLogin",
                            loginId,
                            "newName",
                            name,
                            "newAddress",
                            address));
        } else {
            show(ctx, visitor, loginId, registry.add(loginId, name, address));
        }
    }

    private void change(Context ctx, Visitor visitor) throws IOException {
        String loginId = ctx.pathParam("login");
        Optional<AccountState> state = Arrays.stream(AccountState.values())
                .filter(value -> value.name().equals(ctx.formParam("state")))
                .findFirst();
        Optional<Person> person = registry.byLogin(loginId);
        boolean administrator = ctx.formParam("administrator") != null;
        if (state.isEmpty()) {
            frame.say(ctx, visitor, 400, "unknown-account-title", "unknown-account-text");
        } else if (isSelf(visitor, loginId) && (!administrator || state.get() == AccountState.LOCKED)) {
            refuseSelf(ctx, visitor);
        } else {
            office.change(section -> section.withState(loginId, state.get()));
            if (person.isPresent()) {
                registry.setRoles(person.get(), ctx.formParam("approver") != null, administrator);
            }
            ctx.header("Location", PATH + "?done=account").status(303);
        }
    }

    private void initialise(Context ctx, Visitor visitor) throws IOException {
        Optional<Person> person = registry.byLogin(ctx.pathParam("login"));
        if (person.isEmpty()) {
            frame.say(ctx, visitor, 404, "unknown-account-title", "unknown-account-text");
        } else if (isSelf(visitor, person.get().loginId())) {
            refuseSelf(ctx, visitor);
        } else {
            String password = registry.initialise(person.get());
            doorman.sendAway(person.get().loginId());
            show(ctx, visitor, person.get().loginId(), password);
        }
    }

    private void remove(Context ctx, Visitor visitor) throws IOException {
        Optional<Person> person = registry.byLogin(ctx.pathParam("login"));
        if (person.isEmpty()) {
            frame.say(ctx, visitor, 404, "unknown-account-title", "unknown-account-text");
        } else if (isSelf(visitor, person.get().loginId())) {
            refuseSelf(ctx, visitor);
        } else {
            registry.remove(person.get());
            doorman.sendAway(person.get().loginId());
            ctx.header("Location", PATH + "?done=removed").status(303);
        }
    }

    /** The only time that a password is shown; on the answer to the form, so that no address leads to it. */
    private void show(Context ctx, Visitor visitor, String loginId, String password) {
        list(ctx, visitor, 200, Map.of("fresh", Map.of("login", loginId, "password", password)));
    }

    private void refuseSelf(Context ctx, Visitor visitor) {
        list(ctx, visitor, 409, Map.of("error", Language.of(ctx).text("account-self"), "failed", true));
    }

    private void list(Context ctx, Visitor visitor, int status, Map<String, Object> more) {
        Language language = Language.of(ctx);
        Section section = office.section();
        Map<String, Object> view = new HashMap<>();
        view.put("error", "");
        view.put("newLogin", "");
        view.put("newName", "");
        view.put("newAddress", "");
        view.put(
                "people",
                registry.all().stream()
                        .map(person -> row(person, section, visitor, language))
                        .toList());
        view.put("others", others(section, language));
        view.putAll(more);
        frame.render(ctx, visitor, status, "accounts", view);
    }

    /** The default user, and senders' accounts that nobody can log in with. */
    private List<Map<String, Object>> others(Section section, Language language) {
        List<Map<String, Object>> rows = new ArrayList<>();
        rows.add(other(section.defaultUser(), language.text("default-user"), language));
        section.senders().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .filter(entry -> registry.byLogin(entry.getValue().loginId()).isEmpty())
                .forEach(entry -> rows.add(other(entry.getValue(), entry.getKey(), language)));
        return rows;
    }

    private static Map<String, Object> other(Account account, String address, Language language) {
        return Map.of("login", account.loginId(), "address", address, "states", states(account.state(), language));
    }

    private static Map<String, Object> row(Person person, Section section, Visitor visitor, Language language) {
        AccountState state = section.stateOf(person.loginId());
        Map<String, Object> row = new HashMap<>();
        row.put("login", person.loginId());
        row.put("display", person.display());
        row.put("address", person.address());
        row.put("states", states(state, language));
        row.put("state", language.text("account-state-" + SettingsForm.key(state)));
        row.put("trouble", state != AccountState.ACTIVE);
        row.put("approver", section.approval().includes(person.address()));
        row.put("administrator", person.administrator());
        row.put("self", isSelf(visitor, person.loginId()));
        return row;
    }

    private static List<Map<String, Object>> states(AccountState now, Language language) {
        return Arrays.stream(AccountState.values())
                .map(state -> Map.<String, Object>of(
                        "value", state.name(),
                        "text", language.text("account-state-" + SettingsForm.key(state)),
                        "chosen", state == now))
                .toList();
    }

    private static boolean isSelf(Visitor visitor, String loginId) {
        return visitor.person().loginId().equals(loginId);
    }

    private static String field(Context ctx, String name) {
        String value = ctx.formParam(name);
        return value == null ? "" : value.strip();
    }
}
