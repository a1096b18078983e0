package jp.cryptobin.james.scenarios;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** On the gateway that most classes share: they run one after the other in one thread, so that none holds another up. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@OnGateway(Gateway.USUAL)
@Execution(ExecutionMode.SAME_THREAD)
@interface OnUsualGateway {}
