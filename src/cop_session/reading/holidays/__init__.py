"""School holidays and public holidays of Flanders and the Netherlands."""
