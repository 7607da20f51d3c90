-- What the cases of a community that were filed on a day have come to, counted from their history: day is that of the filing, in
-- Asia/Shanghai, level the one on which it happened, metric a FigureMetric. Only ever added to, and can be counted anew.
create table case_figure (
  region_code bigint not null,
  day date not null,
  kind varchar(12) character set ascii collate ascii_bin not null,
  level varchar(12) character set ascii collate ascii_bin not null,
  metric varchar(20) character set ascii collate ascii_bin not null,
  n bigint not null,
  created_at datetime(3) not null default current_timestamp(3),
  primary key (region_code, day, kind, level, metric)
) character set utf8mb4 collate utf8mb4_bin;

-- Up to which event of each lane of the history the figures count. It moves in the transaction in which they grow.
create table case_figure_mark (
  lane smallint not null primary key,
  seq bigint not null default 0,
  created_at datetime(3) not null default current_timestamp(3)
) character set utf8mb4 collate utf8mb4_bin;

insert into case_figure_mark (lane) values (0), (1), (2), (3), (4), (5), (6), (7), (8), (9), (10), (11), (12), (13), (14), (15);

-- A ledger that somebody wants as a workbook. Worked on by whichever server takes its lease; attempts says which taking it is, so
-- that who lost the lease changes nothing. asked: filter and reason, sealed with the key of who asked, for words of them may be
-- somebody's name. writing: who asked, while it is being written, so that nobody has two at a time.
create table ledger_export (
  id bigint not null primary key,
  person_id bigint not null,
  region_code bigint not null,
  names boolean not null,
  asked varbinary(4000) not null,
  status varchar(12) character set ascii collate ascii_bin not null,
  writing bigint generated always as (case when status = 'WORKING' then person_id end) stored,
  advice varchar(200) null,
  line_count int not null default 0,
  attempts int not null default 0,
  lease_until datetime(3) null,
  created_at datetime(3) not null,
  finished_at datetime(3) null,
  unique key ledger_export_writing (writing),
  key ledger_export_due (status, lease_until),
  key ledger_export_of_person (person_id, id),
  key ledger_export_age (created_at)
) character set utf8mb4 collate utf8mb4_bin;

insert into retention_rule (subject, keep_days, basis) values
  ('ledger_export', 3, '导出的事项台账：表格和导出的经过。只供导出人取走，三天后连同表格一起删除；带姓名导出时查看了谁，另在个人信息查看记录中保存。');
