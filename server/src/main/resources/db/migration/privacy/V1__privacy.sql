-- The key under which a person's content is encrypted, itself sealed under the master key of that id. When an account is
-- closed the key is overwritten, and with it all that it sealed is gone, in append-only tables and in the database's
-- backups alike, once those that still hold the key have run out. The row stays as the sign that there was one.
create table person_key (
  person_id bigint not null primary key,
  master_key_id varchar(32) character set ascii collate ascii_bin not null,
  wrapped varbinary(96) not null,
  created_at datetime(3) not null default current_timestamp(3),
  destroyed_at datetime(3) null,
  key person_key_by_master (master_key_id, person_id)
) character set utf8mb4 collate utf8mb4_bin;

-- Who of the staff read what of whom: only ever added to, and chained. Several lanes, so that readers do not all wait for
-- one chain; a reader is always in the same. reason is sealed with the subject's own key, and null where that was gone.
create table access_log (
  lane smallint not null,
  seq bigint not null,
  id bigint not null,
  reader_id bigint not null,
  subject_id bigint not null,
  what varchar(64) character set ascii collate ascii_bin not null,
  in_full boolean not null,
  reason varbinary(1024) null,
  trace_id varchar(64) character set ascii collate ascii_bin not null,
  hash binary(32) not null,
  created_at datetime(3) not null,
  primary key (lane, seq),
  key access_log_by_subject (subject_id, id)
) character set utf8mb4 collate utf8mb4_bin;

-- Where each lane of the access log ends, and where it begins since old rows were removed: the row that a writer locks to
-- get the next number. seal is a keyed hash of the other columns; 32 zeros while nothing was ever written.
create table access_log_lane (
  lane smallint not null primary key,
  seq bigint not null,
  hash binary(32) not null,
  pruned_seq bigint not null,
  pruned_hash binary(32) not null,
  seal binary(32) not null,
  created_at datetime(3) not null default current_timestamp(3)
) character set utf8mb4 collate utf8mb4_bin;
insert into access_log_lane (lane, seq, hash, pruned_seq, pruned_hash, seal) values
  (0, 0, repeat(x'00', 32), 0, repeat(x'00', 32), repeat(x'00', 32)),
  (1, 0, repeat(x'00', 32), 0, repeat(x'00', 32), repeat(x'00', 32)),
  (2, 0, repeat(x'00', 32), 0, repeat(x'00', 32), repeat(x'00', 32)),
  (3, 0, repeat(x'00', 32), 0, repeat(x'00', 32), repeat(x'00', 32)),
  (4, 0, repeat(x'00', 32), 0, repeat(x'00', 32), repeat(x'00', 32)),
  (5, 0, repeat(x'00', 32), 0, repeat(x'00', 32), repeat(x'00', 32)),
  (6, 0, repeat(x'00', 32), 0, repeat(x'00', 32), repeat(x'00', 32)),
  (7, 0, repeat(x'00', 32), 0, repeat(x'00', 32), repeat(x'00', 32));

-- How long what is kept, and why: the schedule that people can read and the job carries out. Each module adds the rules of
-- what it keeps. lease_by and lease_until say which server is at it; removed counts what has gone so far.
create table retention_rule (
  subject varchar(64) character set ascii collate ascii_bin not null primary key,
  keep_days int not null,
  basis varchar(500) not null,
  ran_at datetime(3) null,
  removed bigint not null default 0,
  lease_by bigint null,
  lease_until datetime(3) null,
  created_at datetime(3) not null default current_timestamp(3)
) character set utf8mb4 collate utf8mb4_bin;
insert into retention_rule (subject, keep_days, basis) values
  ('access_log', 365, '工作人员查看居民个人信息的记录。《网络安全法》（2016）第二十一条第三项要求网络日志留存不少于六个月；《个人信息保护法》第五十一条、第五十四条要求能够审计。留存一年，便于居民本人查阅和核查。'),
  ('personal_data_export', 7, '本人申请的个人信息副本。《个人信息保护法》第四十五条：应当及时提供；第四十七条：目的已实现即删除。生成后七天内可以下载，之后删除内容。'),
  ('account_closing', 1095, '注销申请的办理时间，只有编号和时间，没有姓名、电话等内容。用于证明已按《个人信息保护法》第四十七条删除；保存三年，与《民法典》第一百八十八条的诉讼时效一致。');

-- A copy of all that is kept about a person, asked for by that person. running is 1 until it is ready or has failed, and
-- then null, so that a person has one under way at most.
create table personal_data_export (
  id bigint not null primary key,
  person_id bigint not null,
  running tinyint null,
  status varchar(12) character set ascii collate ascii_bin not null,
  requested_at datetime(3) not null,
  next_at datetime(3) not null,
  attempts smallint not null default 0,
  ready_at datetime(3) null,
  expires_at datetime(3) null,
  content mediumblob null,
  lease_by bigint null,
  lease_until datetime(3) null,
  created_at datetime(3) not null default current_timestamp(3),
  unique key personal_data_export_running (person_id, running),
  key personal_data_export_due (status, next_at),
  key personal_data_export_old (status, ready_at)
) character set utf8mb4 collate utf8mb4_bin;

-- The wish to close an account, and how far it has come. The row outlives the account: it says when all was deleted.
create table account_closing (
  person_id bigint not null primary key,
  requested_at datetime(3) not null,
  due_at datetime(3) not null,
  cancelled_at datetime(3) null,
  done_at datetime(3) null,
  lease_by bigint null,
  lease_until datetime(3) null,
  created_at datetime(3) not null default current_timestamp(3),
  key account_closing_due (done_at, due_at)
) character set utf8mb4 collate utf8mb4_bin;
