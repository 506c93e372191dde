package dev.imagebatch.bedrock;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What to say of a model that is not there, or will not be. */
final class ModelAdvice {

    private ModelAdvice() {}

    /** Why a model may not have answered, and what to use instead. */
    static String of(String id, Optional<BedrockModel> model, Optional<String> region) {
        StringBuilder advice = new StringBuilder(id).append(" is not to be had");
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

    /** What users should know of a model beforehand. */
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
