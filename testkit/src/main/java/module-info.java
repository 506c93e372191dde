/** Fakes and contract tests for code that uses or extends imagebatch. */
module dev.imagebatch.testkit {
    requires transitive com.fasterxml.jackson.databind;
    requires transitive dev.imagebatch;
    requires transitive dev.imagebatch.gallery;
    requires java.desktop;
    requires transitive org.assertj.core;
    requires transitive org.junit.jupiter.api;
    requires transitive org.junit.jupiter.params;
    requires static org.jspecify;

    exports dev.imagebatch.testkit;
    exports dev.imagebatch.testkit.fake;
}
