"""The public site: lean pages over what is shown of the register, without cookies and without scripts that are needed."""
