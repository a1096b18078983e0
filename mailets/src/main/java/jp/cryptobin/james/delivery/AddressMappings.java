package jp.cryptobin.james.delivery;

import java.util.Optional;
import javax.inject.Inject;
import javax.mail.MessagingException;
import org.apache.james.core.MailAddress;
import org.apache.james.rrt.api.RecipientRewriteTable;
import org.apache.james.rrt.api.RecipientRewriteTableException;
import org.apache.james.rrt.lib.Mapping;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Who gets the mail of an address, by the mappings of the server: its groups, aliases and forwards. */
public class AddressMappings {
    private static final Logger LOGGER = LoggerFactory.getLogger(AddressMappings.class);

    private final RecipientRewriteTable mappings;

    @Inject
    public AddressMappings(RecipientRewriteTable mappings) {
        this.mappings = mappings;
    }

    /** Whether mail to the first address comes to the second; false where that is not known. */
    public boolean isMember(String group, String address) {
        try {
            MailAddress shared = new MailAddress(group);
            return mappings.getResolvedMappings(shared.getLocalPart(), shared.getDomain())
                    .asStream()
                    .map(Mapping::asMailAddress)
                    .flatMap(Optional::stream)
                    .anyMatch(member -> member.asString().equalsIgnoreCase(address));
        } catch (MessagingException
                | RecipientRewriteTableException
                | RecipientRewriteTable.ErrorMappingException
                | RuntimeException unknown) {
            LOGGER.info("who gets the mail of {} is not known: {}", group, unknown.toString());
            return false;
        }
    }
}
