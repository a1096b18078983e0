package jp.cryptobin.james.parameters;

import java.util.Optional;
import jp.cryptobin.james.letter.Mailbox;
import jp.cryptobin.james.template.Languages;
import jp.cryptobin.james.template.Templates;

/**
 * How a mailet writes to people about a deposit.
 *
 * @param templates that the text is made of
 * @param languages it is in
 * @param from the address that it comes from; with a domain name, for Message-IDs
 * @param processor where it goes; not through the pipeline again
 */
public record LetterParameters(Templates templates, Languages languages, Mailbox from, String processor) {

    /** @param postmaster the default sender */
    public static LetterParameters read(Parameters parameters, String postmaster) {
        String address = parameters.text("from").orElse(postmaster);
        Optional<Mailbox> from = Mailbox.of(address).filter(Mailbox::hasHost);
        if (from.isEmpty()) {
            parameters.wrong("from", address, "an address with a domain name");
        }
        return new LetterParameters(
                parameters.templates(),
                parameters.choice("language", Languages.BOTH),
                from.orElseGet(() -> new Mailbox(postmaster, "")),
                parameters.processor("processor", "relay"));
    }
}
