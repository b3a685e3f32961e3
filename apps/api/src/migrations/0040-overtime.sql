-- How much longer than a shift an engineer may work, and for how many hours on the road an hour of it counts.
ALTER TABLE engineer ADD COLUMN overtime jsonb NOT NULL DEFAULT '{"maxMinutes": 0, "travelHoursPerHour": 1.5}';
