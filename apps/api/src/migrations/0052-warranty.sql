-- How many months after its installation a unit of the model is covered: labourMonths, partsMonths, travelMonths. NULL: not on record.
ALTER TABLE equipment_model ADD COLUMN warranty jsonb;
