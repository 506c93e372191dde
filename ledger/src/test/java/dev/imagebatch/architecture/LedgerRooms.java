package dev.imagebatch.architecture;

/** The rooms of the ledger, from the ground up, and the rooms that each may know. */
public final class LedgerRooms {

    public static final RoomPlan PLAN = new RoomPlan("dev.imagebatch")
            .room("cost")
            .room("failure")
            .room("image.container")
            .room("image", "image.container")
            .room("time")
            .room("durable")
            .room("index", "image")
            .room("ledger", "cost", "failure", "image")
            .room("ledger.state", "cost", "failure", "image", "index", "ledger")
            .room("ledger.json", "cost", "failure", "image", "ledger", "ledger.state")
            .room("ledger.store", "durable", "image", "ledger", "ledger.json", "ledger.state", "time");

    private LedgerRooms() {}
}
