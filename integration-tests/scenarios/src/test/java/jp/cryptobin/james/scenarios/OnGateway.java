package jp.cryptobin.james.scenarios;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceLock;

/** Which of the shared gateways a test class wants, to itself while it runs; on another annotation, for whatever bears it. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(OneStage.class)
@ResourceLock(providers = GatewayLock.class)
@interface OnGateway {
    Gateway value();
}
