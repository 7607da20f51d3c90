-- A workbook that somebody sent, and what became of it. Worked on by whichever server takes its lease; written places and the
-- status DONE are one transaction, so that a server that dies leaves nothing behind but a lease that runs out.
create table place_import (
  id bigint not null primary key,
  person_id bigint not null,
  place_kind varchar(12) not null,
  place_id bigint not null,
  region_code bigint not null,
  may_publish boolean not null,
  file_id bigint not null,
  result_id bigint null,
  status varchar(12) not null,
  advice varchar(400) null,
  line_count int not null default 0,
  problem_count int not null default 0,
  created_count int not null default 0,
  updated_count int not null default 0,
  attempts int not null default 0,
  lease_until datetime(3) null,
  version int not null default 0,
  created_at datetime(3) not null default current_timestamp(3),
  finished_at datetime(3) null,
  key place_import_due (status, lease_until),
  key place_import_by_age (created_at)
) character set utf8mb4 collate utf8mb4_bin;

-- WeChat's own codes for plates, as PNG: each is fetched once, for WeChat limits how often one may ask.
create table plate_wxcode (
  code char(13) character set ascii collate ascii_bin not null primary key,
  image mediumblob not null,
  created_at datetime(3) not null default current_timestamp(3)
) character set utf8mb4 collate utf8mb4_bin;

insert into retention_rule (subject, keep_days, basis) values
  ('place_import', 180, '表格导入的经过：谁、何时、导入到哪里、写入多少行，没有表格内容。用于查清地点资料是怎样改动的，保存半年；表格本身一天后删除。');
