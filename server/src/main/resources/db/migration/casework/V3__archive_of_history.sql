-- The history of cases that ended long ago (the rule case_event): the same rows as in case_event, in pieces by the year in which the case
-- was filed, so that a case lies in one piece. Bounds: the first ids of the years in Shanghai, (milliseconds since 2020-01-01 UTC) shifted
-- left by 22; `housekeeping` makes the next ones.
create table case_event_archive (
  case_id bigint not null,
  seq int not null,
  lane smallint not null,
  lane_seq bigint not null,
  at datetime(3) not null,
  action varchar(20) character set ascii collate ascii_bin not null,
  party smallint null,
  staff_id bigint null,
  role varchar(24) character set ascii collate ascii_bin null,
  changes varchar(1600) character set ascii collate ascii_bin not null,
  text_id bigint null,
  text_sha binary(32) null,
  late boolean not null,
  hash binary(32) not null,
  lane_mac binary(32) not null,
  created_at datetime(3) not null,
  primary key (case_id, seq),
  key case_event_archive_in_lane (lane, lane_seq)
) character set utf8mb4 collate utf8mb4_bin
  partition by range (case_id) (
    partition until_20270101 values less than (926504976384000000),
    partition rest values less than maxvalue);

-- archived: what was in its history by then lies in case_event_archive; what is added later, in case_event. No copy of ours that is a
-- release older looks there, so nothing is moved for a day.
alter table ledger_case add column archived boolean not null default false, add key case_to_archive (archived, closed_at);

insert into retention_rule (subject, keep_days, basis, ran_at) values
  ('case_event', 730, '事项的办理经过。办结满两年的移入归档表，不删除：按编号仍可查看，台账、统计和核对照旧。', utc_timestamp(3) + interval 1 day);
