package jp.cryptobin.james.scenarios;

import java.util.Set;
import org.junit.jupiter.api.parallel.ResourceLocksProvider;

/** Lets no two classes use one gateway at a time. */
final class GatewayLock implements ResourceLocksProvider {

    @Override
    public Set<Lock> provideForClass(Class<?> testClass) {
        return Set.of(new Lock("gateway " + Gateway.of(testClass)));
    }
}
