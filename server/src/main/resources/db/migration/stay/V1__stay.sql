-- Who has said to be at which station, and until when it counts: one row a person, gone soon after.
create table stay_visit (
  person_id bigint not null primary key,
  station_id bigint not null,
  since datetime(3) not null,
  until datetime(3) not null,
  created_at datetime(3) not null,
  key stay_visit_at (station_id, until),
  key stay_visit_old (until)
) character set utf8mb4 collate utf8mb4_bin;

-- What stations did, day by day in Asia/Shanghai, in numbers. region: the station's community.
create table stay_day (
  region bigint not null,
  day date not null,
  station_id bigint not null,
  what varchar(16) character set ascii collate ascii_bin not null,
  number int not null,
  created_at datetime(3) not null,
  primary key (region, day, station_id, what),
  key stay_day_of_station (station_id, day)
) character set utf8mb4 collate utf8mb4_bin;

-- What a station lends. id: of the pool in which capacity keeps who has how many of the stock.
create table stay_lending (
  id bigint not null primary key,
  station_id bigint not null,
  thing varchar(16) character set ascii collate ascii_bin not null,
  stock int not null,
  hours int not null,
  verified_only boolean not null,
  version int not null,
  created_at datetime(3) not null,
  unique key stay_lending_of_station (station_id, thing)
) character set utf8mb4 collate utf8mb4_bin;

-- A thing that somebody took. given_back_to: the station to which it came. remind_at: when they are told that it is (still) overdue;
-- reminded: how often they were. forgotten: whose it was. In its pool the loan has a place, and not the person.
create table stay_loan (
  id bigint not null primary key,
  lending_id bigint not null,
  station_id bigint not null,
  thing varchar(16) character set ascii collate ascii_bin not null,
  person_id bigint null,
  state varchar(12) character set ascii collate ascii_bin not null,
  taken_at datetime(3) not null,
  due_at datetime(3) not null,
  ended_at datetime(3) null,
  given_back_to bigint null,
  reminded int not null default 0,
  remind_at datetime(3) null,
  forgotten boolean not null default false,
  created_at datetime(3) not null,
  key stay_loan_of_person (person_id, id),
  key stay_loan_overdue (person_id, state, due_at),
  key stay_loan_out (station_id, state, due_at, id),
  key stay_loan_remind (remind_at),
  key stay_loan_old (ended_at)
) character set utf8mb4 collate utf8mb4_bin;

-- A call for help. words: sealed with the key of person_id, null for none and once forgotten. told: how far the circle of those who are
-- told has grown; due_at: when it grows, or the call ends by itself. forgotten: whose it was, and what
-- was said, is gone.
create table stay_help (
  id bigint not null primary key,
  station_id bigint not null,
  region bigint not null,
  person_id bigint null,
  need varchar(12) character set ascii collate ascii_bin not null,
  words varbinary(1024) null,
  may_call boolean not null,
  state varchar(12) character set ascii collate ascii_bin not null,
  asked_at datetime(3) not null,
  answered_at datetime(3) null,
  closed_at datetime(3) null,
  told int not null,
  sayings int not null default 0,
  due_at datetime(3) null,
  forgotten boolean not null default false,
  created_at datetime(3) not null,
  key stay_help_of_person (person_id, id),
  key stay_help_at (station_id, id),
  key stay_help_open (station_id, state, id),
  key stay_help_due (due_at),
  key stay_help_old (forgotten, closed_at)
) character set utf8mb4 collate utf8mb4_bin;

-- What was said in a call, one after the other. words: sealed with the key of who asked. person_id: who said it; null once forgotten.
create table stay_help_saying (
  help_id bigint not null,
  number int not null,
  person_id bigint null,
  by_helper boolean not null,
  words varbinary(1024) not null,
  created_at datetime(3) not null,
  primary key (help_id, number),
  key stay_help_saying_by (person_id)
) character set utf8mb4 collate utf8mb4_bin;

-- For whom a rider rides, as they say, and until when a station has verified it.
create table stay_rider (
  person_id bigint not null primary key,
  company varchar(16) character set ascii collate ascii_bin not null,
  company_name varchar(20) null,
  verified_at datetime(3) null,
  verified_until datetime(3) null,
  verified_by bigint null,
  station_id bigint null,
  version int not null,
  created_at datetime(3) not null,
  key stay_rider_verified_by (verified_by)
) character set utf8mb4 collate utf8mb4_bin;

insert into retention_rule (subject, keep_days, basis) values
  ('stay_visit', 1, '谁在哪个驿站，只为估计空座，到时即失效，一天后删除（《个人信息保护法》第十九条）。'),
  ('stay_loan', 365, '借用记录，归还或登记遗失一年后删去借用人，只留次数。'),
  ('stay_help', 90, '求助内容和姓名，求助结束九十天后删除，只留次数。');
