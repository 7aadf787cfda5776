"""Operations as constants: where each argument goes."""
