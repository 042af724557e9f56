"""Exchange: events as tables (CSV, XLSX), calendars (iCalendar) and plain data (JSON), and back from tables."""
