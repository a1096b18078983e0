package jp.cryptobin.james.sandbox;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Runs only where Chromium and its driver are installed; with {@code -Dbrowser=required} it runs anyway, and fails
 * where they are not.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(NeedsBrowser.Condition.class)
@interface NeedsBrowser {
    /** Looks for the two programs. */
    final class Condition implements ExecutionCondition {
        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            if (System.getProperty("browser", "").equals("required")) {
                return ConditionEvaluationResult.enabled("-Dbrowser=required");
            }
            return Chromium.installed()
                    ? ConditionEvaluationResult.enabled("Chromium and its driver are installed")
                    : ConditionEvaluationResult.disabled(
                            "No " + Chromium.PROGRAMS
                                    + " on the PATH; install Debian's chromium and chromium-driver, or see docs/vault-sandbox.md");
        }
    }
}
