package jp.cryptobin.james.scenarios;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import jp.cryptobin.james.scenarios.server.Prometheus;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Runs only where Prometheus is installed; with {@code -Dprometheus=required} it runs anyway, and fails where it is not.
 * To be named before what starts servers, which are then not started in vain.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(NeedsPrometheus.Condition.class)
@interface NeedsPrometheus {
    /** Looks for the programs. */
    final class Condition implements ExecutionCondition {
        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            if (System.getProperty("prometheus", "").equals("required")) {
                return ConditionEvaluationResult.enabled("-Dprometheus=required");
            }
            return Prometheus.installed()
                    ? ConditionEvaluationResult.enabled("Prometheus is installed")
                    : ConditionEvaluationResult.disabled(
                            "No " + Prometheus.PROGRAMS + " on the PATH; install Debian's package prometheus");
        }
    }
}
