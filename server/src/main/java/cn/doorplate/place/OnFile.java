package cn.doorplate.place;

import org.jspecify.annotations.Nullable;

/** The places of a community as their rows have them, for whoever compares them with a list and writes what differs. */
public final class OnFile {

    private OnFile() {}

    /** 小区. */
    public record Compound(long id, String name, String address) {}

    /** 网格、责任区、十联户. */
    public record Area(long id, @Nullable Long parentId, GridKind kind, String name) {}

    /**
     * 楼栋.
     *
     * @param gridId the finest area that holds all of it
     * @param longitude degrees, GCJ-02
     * @param latitude degrees, GCJ-02
     */
    public record Building(
            long id,
            @Nullable Long compoundId,
            @Nullable Long gridId,
            String name,
            String address,
            @Nullable Double longitude,
            @Nullable Double latitude) {}

    /** 单元. */
    public record Unit(long id, long buildingId, @Nullable Long gridId, String name) {}

    /** 户. */
    public record Household(
            long id,
            long buildingId,
            @Nullable Long unitId,
            @Nullable Long gridId,
            String door) {}

    /** 负责人, in force now or later. */
    public record Responsibility(
            long id,
            PlaceKind placeKind,
            long placeId,
            ResponsibilityRole role,
            String name,
            String phone,
            @Nullable String note,
            int position) {}
}
