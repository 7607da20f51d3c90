package cn.doorplate.place;

import com.baomidou.mybatisplus.annotation.IdType;
import com.baomidou.mybatisplus.annotation.TableId;
import com.baomidou.mybatisplus.annotation.TableName;
import org.jspecify.annotations.Nullable;

@TableName("doorplate")
record DoorplateRow(
        @TableId(type = IdType.INPUT) String code,
        long buildingId,
        @Nullable Long unitId,
        DoorplateStatus status,
        @Nullable String replacedBy) {

    DoorplateMapper.Door door() {
        return new DoorplateMapper.Door(buildingId, unitId);
    }
}
