package jp.cryptobin.james.check;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What {@code mailetcontainer.xml} says.
 *
 * @param processors their steps by their names, in the order of the file
 * @param repeated names of processors that occur more than once
 * @param matchers all that are named anywhere, but for names of composed ones
 * @param postmaster as the file has it; empty where it has none
 */
record MailetContainer(
        Map<String, List<Step>> processors, Set<String> repeated, List<MatcherUse> matchers, String postmaster) {

    List<Step> steps(String processor) {
        return processors.getOrDefault(processor, List.of());
    }

    List<Step> allSteps() {
        return processors.values().stream().flatMap(List::stream).toList();
    }
}
