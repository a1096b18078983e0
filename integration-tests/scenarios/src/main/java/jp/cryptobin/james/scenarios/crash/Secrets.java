package jp.cryptobin.james.scenarios.crash;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import jp.cryptobin.james.scenarios.mail.PasswordBlock;

/** Where passwords, login secrets and contents of files may be after a run, and where they are. */
public final class Secrets {
    private static final String PASSWORD = "file passwords";
    private static final String CONTENT = "contents of files";
    private static final String LOGIN = "login secrets";
    /** The queue of James; it forgets a mail's file when it is killed between message and file. */
    private static final String QUEUE = "var/store";

    private static final int SAMPLE = 48;

    private final SecretScan scan = new SecretScan();
    /** Where refused mail is kept for a week, as documented, and what else a run allows. */
    private final Map<String, Set<String>> kept = new TreeMap<>(Map.of("var/mail/cryptobin-refused", Set.of(CONTENT)));

    public Secrets(Ledger ledger, Set<String> logins) {
        logins.forEach(login -> scan.lookFor(LOGIN, login));
        for (Posted mail : ledger.all()) {
            if (mail.kind() != Kind.PLAIN && mail.kind() != Kind.TEXT) {
                mail.telltales().forEach(line -> scan.lookFor(CONTENT, line));
                mail.files().forEach(file -> scan.lookFor(CONTENT, Arrays.copyOf(file, SAMPLE)));
            }
            if (mail.kind().goesToVault()) {
                passwords(ledger, mail);
            }
        }
    }

    private void passwords(Ledger ledger, Posted mail) {
        for (String recipient : mail.recipients()) {
            (mail.kind() == Kind.SEPARATE ? ledger.letters(mail, recipient) : ledger.deliveries(mail, recipient))
                    .forEach(arrival -> scan.lookFor(
                            PASSWORD, PasswordBlock.passwordIn(arrival.relayed().mail())));
        }
    }

    /** Undeliverable mail is kept for a week with its password, and what failed as it is; both documented. */
    public Secrets withFailures() {
        kept.put("var/mail/cryptobin-bounced", Set.of(PASSWORD));
        kept.put("var/mail/error", Set.of(CONTENT, PASSWORD));
        return this;
    }

    private boolean isKept(String file, Set<String> kinds) {
        return kept.entrySet().stream()
                .anyMatch(folder ->
                        file.startsWith(folder.getKey()) && folder.getValue().containsAll(kinds));
    }

    /** Looks through all that the server has, at rest. */
    public void check(Path server, Verdict verdict, Consumer<String> progress) throws IOException {
        int left = 0;
        for (Map.Entry<String, Map<String, Integer>> file : scan.scan(server).entrySet()) {
            Set<String> kinds = file.getValue().keySet();
            if (file.getKey().startsWith(QUEUE) && !kinds.contains(LOGIN)) {
                left++;
            } else if (!isKept(file.getKey(), kinds)) {
                verdict.wrong("secrets in " + file.getKey() + ": " + kinds);
            }
        }
        verdict.count("files of the queue with mail in them that is gone", left);
        progress.accept("Secrets: looked through every file of the server");
    }
}
