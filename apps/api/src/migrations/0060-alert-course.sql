-- What the metrics of an alert did, from half an hour before to five minutes after: readings are forgotten, and late ones come. Written once,
-- five minutes after the alert was raised; null until then. {from, to, series: [{metric, points: [[at in ms, avg, min, max, count]]}]}.
ALTER TABLE alert ADD COLUMN course jsonb;
ALTER TABLE alert ADD CONSTRAINT alert_course CHECK (jsonb_typeof(course) = 'object') NOT VALID;
ALTER TABLE alert VALIDATE CONSTRAINT alert_course;
CREATE INDEX alert_course_due ON alert (raised_at) WHERE course IS NULL;
