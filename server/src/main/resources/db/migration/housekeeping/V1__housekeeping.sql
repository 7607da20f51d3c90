-- What one server at a time does: who is at it, until when it is theirs, and when it was done last. A row is made when a server first
-- wants to do it.
create table lease (
  name varchar(64) character set ascii collate ascii_bin not null primary key,
  holder bigint null,
  until_at datetime(3) null,
  ran_at datetime(3) null,
  created_at datetime(3) not null default current_timestamp(3)
) character set utf8mb4 collate utf8mb4_bin;
