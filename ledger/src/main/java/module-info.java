/** The durable record of payments and images. */
module dev.imagebatch.ledger {
    requires static com.fasterxml.jackson.annotation;
    requires com.fasterxml.jackson.core;
    requires org.slf4j;
    requires static transitive org.jspecify;

    exports dev.imagebatch.cost;
    exports dev.imagebatch.durable to
            dev.imagebatch;
    exports dev.imagebatch.failure;
    exports dev.imagebatch.image;
    exports dev.imagebatch.image.container to
            dev.imagebatch.imaging,
            dev.imagebatch.webp;
    exports dev.imagebatch.index to
            dev.imagebatch;
    exports dev.imagebatch.ledger;
    exports dev.imagebatch.ledger.json;
    exports dev.imagebatch.ledger.state;
    exports dev.imagebatch.ledger.store;
    exports dev.imagebatch.time;
}
