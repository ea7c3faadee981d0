"""Reads the links of DDI documents back, and holds their references to what no schema checks."""
