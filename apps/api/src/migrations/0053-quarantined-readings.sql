-- Values that came in another unit of measurement than the model's: kept as they came, and counted by nobody. {metric: value}.
ALTER TABLE reading ADD COLUMN quarantined jsonb;
-- What is known of the unit of measurement of each metric, committed with the readings. {metric: state of libs/telemetry/measure}.
ALTER TABLE equipment_pulse ADD COLUMN measures jsonb NOT NULL DEFAULT '{}';
