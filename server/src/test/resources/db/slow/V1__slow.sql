-- Two seconds, of which a connection of ours waits for less.
select sleep(2);
