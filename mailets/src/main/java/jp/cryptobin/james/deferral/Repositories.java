package jp.cryptobin.james.deferral;

import org.apache.james.mailrepository.api.MailRepository;
import org.apache.james.mailrepository.api.MailRepositoryUrl;

/** The mail repositories of the server. */
public interface Repositories {

    /** Makes it where it does not exist yet; throws, also what James does not declare, where it cannot be made. */
    MailRepository select(MailRepositoryUrl url) throws Exception;
}
