"""The agenda on the screen: evaluations, actions past their date, and calendar files of them."""
