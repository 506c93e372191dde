package dev.imagebatch.bedrock;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The advice about a model that is unavailable or will become unavailable.
 *
 * @param id the requested id of the model
 * @param model the known model with this id; empty if unknown
 * @param region the region of calls; empty if a custom endpoint is configured
 */
record ModelAdvice(String id, Optional<BedrockModel> model, Optional<String> region) {

    /** Returns the destination of calls, for use in messages. */
    String place() {
        return region.map(name -> " in " + name).orElse(" at the configured endpoint");
    }

    /** Returns the likely reason for the unavailability of the model, and an alternative. */
    String text() {
        StringBuilder advice = new StringBuilder(id).append(" is not available");
        region.ifPresent(name -> advice.append(" in ").append(name));
        model.flatMap(BedrockModel::endOfLife)
                .ifPresent(
                        day -> advice.append("; its end of life on Bedrock is ").append(day));
        model.filter(known -> !known.regions().isEmpty() && known.endOfLife().isEmpty())
                .ifPresent(known -> advice.append("; it is offered in ").append(String.join(", ", known.regions())));
        String successor = model.map(BedrockModel::successor).orElse("");
        advice.append(successor.isEmpty() ? "; check the id, the region and the account's access" : "; use ")
                .append(successor)
                .append(successor.isEmpty() ? "" : " instead");
        return advice.toString();
    }

    /** Returns the notices about a model that users should read before a run. */
    static List<String> notices(BedrockModel model, Optional<String> region, BedrockSettings.Lifecycle lifecycle) {
        List<String> notices = new ArrayList<>();
        if (lifecycle == BedrockSettings.Lifecycle.WARN) {
            String instead = model.successor().isEmpty() ? "" : "; use " + model.successor() + " instead";
            model.endOfLife()
                    .ifPresent(day -> notices.add("the end of life of " + model.id() + " on Bedrock is " + day + instead
                            + "; the service's answer decides (option lifecycle=silent silences this)"));
            if (!model.note().isEmpty()) {
                notices.add(model.note());
            }
        }
        region.filter(name -> !model.regions().isEmpty() && !model.regions().contains(name))
                .ifPresent(name -> notices.add(
                        model.id() + " is offered in " + String.join(", ", model.regions()) + "; calls go to " + name));
        return notices;
    }
}
