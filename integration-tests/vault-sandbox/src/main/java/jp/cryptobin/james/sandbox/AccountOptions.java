package jp.cryptobin.james.sandbox;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import jp.cryptobin.james.sandbox.person.FirstAccount;
import jp.cryptobin.james.sandbox.person.Registry;
import jp.cryptobin.james.sandbox.section.MailboxSyntax;
import org.jspecify.annotations.Nullable;

/** Which accounts there are from the start: always an administrator, and people for trials only if asked for. */
final class AccountOptions {
    private static final int SHORTEST_PASSWORD = 10;

    private final Map<String, String> values;

    AccountOptions(Map<String, String> values) {
        this.values = values;
    }

    List<FirstAccount> accounts(SecureRandom random) {
        String login = values.getOrDefault("admin-login", "admin");
        String domain = values.getOrDefault("demo-domain", "example.com");
        String address = address("admin-address", values.getOrDefault("admin-address", login + "@" + domain));
        List<FirstAccount> accounts = new ArrayList<>();
        accounts.add(new FirstAccount(login, "", address, true, false, false, password("admin-password", random)));
        if (demo()) {
            accounts.add(trial("sender", "送信 太郎", domain, false, random));
            accounts.add(trial("approver", "承認 花子", domain, true, random));
        }
        return accounts;
    }

    private boolean demo() {
        String wish = values.getOrDefault("demo-accounts", "false");
        return switch (wish) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException("demo-accounts must be true or false, not " + wish);
        };
    }

    private FirstAccount trial(String login, String name, String domain, boolean approver, SecureRandom random) {
        String address = address("demo-domain", login + "@" + domain);
        return new FirstAccount(login, name, address, false, approver, true, password("demo-password", random));
    }

    private static String address(String option, String address) {
        if (!MailboxSyntax.valid(address)) {
            throw new IllegalArgumentException(option + " makes no mail address: " + address);
        }
        return address;
    }

    private String password(String option, SecureRandom random) {
        @Nullable String given = values.get(option);
        if (given == null) {
            return Registry.newPassword(random);
        }
        if (given.length() < SHORTEST_PASSWORD) {
            throw new IllegalArgumentException(option + " must have at least " + SHORTEST_PASSWORD + " characters");
        }
        return given;
    }
}
