"""Who runs a safeguard. The plain engine is the judge: any other must agree with it on every answer."""
