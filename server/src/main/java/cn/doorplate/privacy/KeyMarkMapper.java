package cn.doorplate.privacy;

import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;

@Mapper
interface KeyMarkMapper {

    /** A row of {@code key_mark}. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Row(String name, byte[] mark) {}

    @Select("select name, mark from key_mark")
    List<Row> all();

    /** Leaves a mark that is there as it is. */
    @Insert("insert ignore into key_mark (name, mark, created_at) values (#{name}, #{mark}, #{at})")
    int add(@Param("name") String name, @Param("mark") byte[] mark, @Param("at") Instant at);
}
