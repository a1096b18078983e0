package jp.cryptobin.james.check;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Mail gets to the postmaster, as far as files tell: whether a mailbox is there, only the running server knows. */
final class PostmasterCheck {
    private static final Pattern DOMAIN = Pattern.compile("<(?:domainname|defaultDomain)>([^<]*)</");
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{env:([A-Za-z_][A-Za-z0-9_]*)}");

    private final Path conf;
    private final Function<String, @Nullable String> environment;
    private final MailetContainer container;
    private final String postmaster;
    private final ConfigFindings findings;

    /** @param postmaster of the gateway's settings */
    PostmasterCheck(
            Path conf,
            Function<String, @Nullable String> environment,
            MailetContainer container,
            String postmaster,
            ConfigFindings findings) {
        this.conf = conf;
        this.environment = environment;
        this.container = container;
        this.postmaster = postmaster;
        this.findings = findings;
    }

    void run() throws IOException {
        if (!container.postmaster().isEmpty() && !container.postmaster().equalsIgnoreCase(postmaster)) {
            findings.warning("postmaster is " + container.postmaster() + " here and " + postmaster
                    + " in cryptobin.properties: what concerns an administrator goes to either");
        }
        String domain = postmaster.substring(postmaster.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT);
        boolean local = localDomains().contains(domain);
        if (!local && none("RemoteDelivery")) {
            findings.warning("the postmaster " + postmaster + " cannot be reached: domainlist.xml does not have "
                    + domain + ", and no RemoteDelivery brings mail elsewhere");
        }
        if (local && none("LocalDelivery") && none("ToRecipientFolder")) {
            findings.error("the postmaster " + postmaster + " cannot be reached: " + domain
                    + " is a domain of this server, and no LocalDelivery brings mail into its mailboxes");
        }
        container.allSteps().stream()
                .filter(step -> step.is(OurMailet.NOTIFY_SENDER))
                .filter(step -> step.parameter("from").orElse("").equalsIgnoreCase(postmaster))
                .forEach(step -> findings.warning(
                        step,
                        "from=" + postmaster + " is the postmaster: a mail that the postmaster sends and that is"
                                + " stopped is told to nobody else"));
    }

    private boolean none(String mailet) {
        return container.allSteps().stream().noneMatch(step -> step.isOfJames(mailet));
    }

    private Set<String> localDomains() throws IOException {
        Path file = conf.resolve("domainlist.xml");
        Set<String> domains = new HashSet<>();
        if (Files.isRegularFile(file)) {
            Matcher names = DOMAIN.matcher(Files.readString(file));
            while (names.find()) {
                Matcher variable = VARIABLE.matcher(names.group(1));
                String value = variable.find() ? environment.apply(variable.group(1)) : names.group(1);
                domains.add(String.valueOf(value).strip().toLowerCase(Locale.ROOT));
            }
        }
        return domains;
    }
}
