-- A wristband. serial: on its back. code_hash: of the code on the card that comes with it, by which whoever has it puts it on. key_sealed: the
-- secret it shares with us; old_key_sealed: the one before, until the new one was used. wearer_id, bound_by, consent: while somebody
-- wears it. counter and seen: the highest number of a message that was taken, and four bytes of what each of the 64 up
-- to it said. alarm_id: of the alarm that it raised and for which its wearer is followed. state, care: sealed with the wearer's key; null where nobody wears it.
create table band (
  id bigint not null primary key,
  serial varchar(32) character set ascii collate ascii_bin not null,
  region bigint not null,
  status varchar(12) character set ascii collate ascii_bin not null,
  code_hash binary(32) not null,
  key_sealed varbinary(128) not null,
  old_key_sealed varbinary(128) null,
  wearer_id bigint null,
  bound_by bigint null,
  consent varchar(12) character set ascii collate ascii_bin null,
  counter bigint not null,
  seen varbinary(256) not null,
  seen_at datetime(3) null,
  alarm_id bigint null,
  state varbinary(2048) null,
  care varbinary(2048) null,
  version int not null,
  created_at datetime(3) not null,
  unique key band_serial (serial),
  unique key band_code (code_hash),
  key band_wearer (wearer_id, id),
  key band_old (seen_at),
  key band_in (region, id)
) character set utf8mb4 collate utf8mb4_bin;

-- What a message told of its wearer, sealed with their key. until_at: of the latest reading in it.
create table band_reading (
  id bigint not null primary key,
  band_id bigint not null,
  person_id bigint not null,
  until_at datetime(3) not null,
  sealed mediumblob not null,
  created_at datetime(3) not null,
  key band_reading_of (person_id, until_at),
  key band_reading_from (band_id),
  key band_reading_old (created_at)
) character set utf8mb4 collate utf8mb4_bin;

-- That a band called for help: written with the message, raised as an alarm after it. words: sealed with the wearer's key, or, where
-- nobody wears it, null. alarm_id: null until it is raised. due_at: null once it is raised, or cannot be.
create table band_call (
  id bigint not null primary key,
  band_id bigint not null,
  person_id bigint null,
  reason varchar(12) character set ascii collate ascii_bin not null,
  sealed varbinary(1024) null,
  attempts int not null,
  due_at datetime(3) null,
  alarm_id bigint null,
  created_at datetime(3) not null,
  key band_call_due (due_at),
  key band_call_of (person_id, id),
  key band_call_from (band_id),
  key band_call_old (created_at)
) character set utf8mb4 collate utf8mb4_bin;

insert into retention_rule (subject, keep_days, basis) values
  ('band', 30, '安康手环最近一次的心率和位置，三十天没有新的就删除。'),
  ('band_reading', 30, '安康手环的心率和位置，三十天后删除。'),
  ('band_call', 30, '安康手环呼叫过的记录，三十天后删除；报警本身另有规定。');
