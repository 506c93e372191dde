package dev.imagebatch;

import dev.imagebatch.architecture.LedgerRooms;
import dev.imagebatch.architecture.RoomPlan;

/** The rooms of core, from the ground up, and the rooms that each may know. */
final class Rooms {

    static final RoomPlan PLAN = new RoomPlan(LedgerRooms.PLAN);

    static {
        room("text");
        room("policy");
        room("spec", "image");
        room("provider", "cost", "failure", "image", "spec", "time");
        room("prompt", "cost", "failure", "image", "provider", "spec");
        room("postprocess", "image", "spec");
        room("result", "cost", "failure", "image", "spec");
        room("sink", "durable", "failure", "image", "index", "spec", "text");
        room("guard.pace", "provider", "time");
        room("guard", "cost", "failure", "guard.pace", "policy", "provider", "time");
        room("guard.retry", "failure", "guard", "policy", "provider", "time");
        room("rescue", "durable", "failure", "image", "ledger", "ledger.store", "provider");
        room("plan", "cost", "failure", "image", "spec");
        room(
                "planning",
                "cost",
                "failure",
                "guard",
                "guard.pace",
                "image",
                "index",
                "ledger",
                "plan",
                "policy",
                "postprocess",
                "prompt",
                "provider",
                "spec",
                "text");
        room(
                "engine.setup",
                "failure",
                "guard",
                "image",
                "ledger",
                "planning",
                "policy",
                "postprocess",
                "provider",
                "rescue",
                "result",
                "sink",
                "spec",
                "time");
        room(
                "engine.control",
                "cost",
                "engine.setup",
                "failure",
                "guard",
                "guard.pace",
                "guard.retry",
                "image",
                "ledger",
                "plan",
                "provider",
                "result",
                "time");
        room(
                "engine.call",
                "cost",
                "engine.control",
                "engine.setup",
                "failure",
                "guard",
                "guard.pace",
                "guard.retry",
                "image",
                "ledger",
                "planning",
                "prompt",
                "provider",
                "rescue",
                "spec",
                "time");
        room(
                "engine.delivery",
                "cost",
                "durable",
                "engine.setup",
                "failure",
                "image",
                "ledger",
                "planning",
                "policy",
                "postprocess",
                "rescue",
                "result",
                "sink",
                "spec",
                "time");
        room(
                "engine",
                "cost",
                "engine.call",
                "engine.control",
                "engine.delivery",
                "engine.setup",
                "failure",
                "guard",
                "image",
                "index",
                "ledger",
                "plan",
                "planning",
                "policy",
                "postprocess",
                "provider",
                "rescue",
                "result",
                "sink",
                "spec",
                "time");
    }

    private Rooms() {}

    private static void room(String name, String... known) {
        PLAN.room(name, known);
    }
}
