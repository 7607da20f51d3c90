package cn.doorplate.identity;

import com.baomidou.mybatisplus.annotation.IdType;
import com.baomidou.mybatisplus.annotation.TableId;
import com.baomidou.mybatisplus.annotation.TableName;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

@TableName("session")
record SessionRow(
        @TableId(type = IdType.INPUT) long id,
        byte[] tokenHash,
        long personId,
        SessionKind kind,
        Instant expiresAt,
        @Nullable Instant endedAt) {

    Session toSession() {
        return new Session(id, personId, kind, expiresAt);
    }
}
