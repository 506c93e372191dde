package dev.imagebatch.provider.openai;

import dev.imagebatch.provider.ImageProvider;
import dev.imagebatch.provider.ImageProviderFactory;
import dev.imagebatch.provider.ProviderSettings;
import java.util.ServiceLoader;

/** Finds the provider, lists its models, makes it and prices an image. */
final class ListModels {

    private ListModels() {}

    public static void main(String[] arguments) {
        for (ImageProviderFactory factory : ServiceLoader.load(ImageProviderFactory.class)) {
            System.out.println(factory.name() + ": " + factory.description() + ", "
                    + factory.models().size());
            if (factory.name().equals(OpenAiProviderFactory.NAME)) {
                try (ImageProvider provider = factory.create(ProviderSettings.defaults())) {
                    System.out.println(provider.quote(Providers.usual(), 1));
                }
            }
        }
    }
}
