package cn.doorplate.identity;

import cn.doorplate.place.PlaceKind;
import cn.doorplate.place.PlaceRef;
import cn.doorplate.shared.Ids;
import com.baomidou.mybatisplus.annotation.IdType;
import com.baomidou.mybatisplus.annotation.TableId;
import com.baomidou.mybatisplus.annotation.TableName;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

@TableName("role_grant")
record RoleGrantRow(
        @TableId(type = IdType.INPUT) long id,
        long personId,
        Role role,
        PlaceKind placeKind,
        long placeId,
        long regionCode,
        boolean byAppointment,
        Instant validFrom,
        @Nullable Instant validUntil,
        @Nullable Long grantedBy,
        @Nullable Long endedBy,
        int version) {

    PlaceRef place() {
        return new PlaceRef(placeKind, placeId);
    }

    RoleGrant toRoleGrant() {
        return new RoleGrant(Ids.toOpaque(id), role, role.title(), validFrom, validUntil, version, personId, place());
    }

    Grant toGrant() {
        return new Grant(role, place());
    }
}
