//! How stored samples become display-referred R'G'B'.

/// Which luma weights the picture was encoded with.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Matrix {
    /// ITU-R BT.601: standard definition and most still pictures.
    Bt601,
    /// ITU-R BT.709: high definition.
    #[default]
    Bt709,
    /// ITU-R BT.2020, non-constant luminance. The wider primaries are not mapped to BT.709's: colours come out
    /// slightly pale, which shapes do not mind.
    Bt2020,
}

/// Which code values stand for black and white.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Range {
    /// Black 16, white 235, chroma 16 to 240 (of 255; four times that in 10 bit).
    #[default]
    Limited,
    /// 0 to 255.
    Full,
}

/// How display light follows from R'G'B'.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Transfer {
    /// Any standard-dynamic-range curve: taken as it is.
    #[default]
    Sdr,
    /// Hybrid log-gamma (ITU-R BT.2100), shown as SDR by the rule of [`Transfer::to_sdr`].
    Hlg,
}

impl Transfer {
    /// An R'G'B' component (0..=1) as SDR shows it.
    ///
    /// HLG: `min(4x/3, (1 + x)/2)`. BT.2408 puts reference white at 75 % of the HLG signal, hence the slope 4/3; from
    /// 0.6 (0.8 shown) a straight shoulder keeps the highlights apart instead of clipping them. Per component, a
    /// design choice: a network that looks for shapes needs the mid-tones in place, not a colourist's hue.
    pub fn to_sdr(self, x: f32) -> f32 {
        match self {
            Self::Sdr => x,
            Self::Hlg => (x * (4.0 / 3.0)).min(0.5 + 0.5 * x),
        }
    }
}

/// The colour description of YUV pixels; packed RGB pixels use only its transfer.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Color {
    /// Luma weights.
    pub matrix: Matrix,
    /// Black and white.
    pub range: Range,
    /// Transfer curve.
    pub transfer: Transfer,
}

/// R'G'B' (0..=255, unclamped) as an affine function of three stored components (8-bit scale).
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct ToRgb {
    /// `linear[i][j]`: share of stored component j in output i (R, G, B).
    pub(crate) linear: [[f32; 3]; 3],
    /// Added to output i.
    pub(crate) offset: [f32; 3],
}

impl ToRgb {
    /// Components that already are R', G', B'.
    pub(crate) const IDENTITY: Self =
        Self { linear: [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]], offset: [0.0; 3] };

    /// Y', Cb, Cr to R', G', B' (ITU-R BT.601, BT.709, BT.2020: the same formula with each one's weights of red and
    /// blue).
    pub(crate) fn from_yuv(color: Color) -> Self {
        let (red, blue) = match color.matrix {
            Matrix::Bt601 => (0.299, 0.114),
            Matrix::Bt709 => (0.2126, 0.0722),
            Matrix::Bt2020 => (0.2627, 0.0593),
        };
        let green = 1.0 - red - blue;
        let (black, luma, chroma) = match color.range {
            Range::Limited => (16.0, 255.0 / 219.0, 255.0 / 224.0),
            Range::Full => (0.0, 1.0, 1.0),
        };
        let linear: [[f32; 3]; 3] = [
            [luma, 0.0, chroma * 2.0 * (1.0 - red)],
            [luma, -chroma * 2.0 * blue * (1.0 - blue) / green, -chroma * 2.0 * red * (1.0 - red) / green],
            [luma, chroma * 2.0 * (1.0 - blue), 0.0],
        ];
        let offset = linear.map(|[y, u, v]| -(y * black + (u + v) * 128.0));
        Self { linear, offset }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rgb(color: Color, yuv: [f32; 3]) -> [f32; 3] {
        let m = ToRgb::from_yuv(color);
        [0, 1, 2].map(|i| (0..3).map(|j| m.linear[i][j] * yuv[j]).sum::<f32>() + m.offset[i])
    }

    #[test]
    fn grey_has_no_colour_and_the_range_ends_are_black_and_white() {
        for matrix in [Matrix::Bt601, Matrix::Bt709, Matrix::Bt2020] {
            for (range, black, white) in [(Range::Limited, 16.0, 235.0), (Range::Full, 0.0, 255.0)] {
                let color = Color { matrix, range, transfer: Transfer::Sdr };
                for (y, shown) in [(black, 0.0), (white, 255.0)] {
                    for c in rgb(color, [y, 128.0, 128.0]) {
                        assert!((c - shown).abs() < 1e-3, "{color:?} {y} {c}");
                    }
                }
            }
        }
    }

    #[test]
    fn bt601_red_is_red() {
        // Published 8-bit limited-range code of pure red in BT.601: (81, 90, 240).
        let color = Color { matrix: Matrix::Bt601, range: Range::Limited, transfer: Transfer::Sdr };
        let [r, g, b] = rgb(color, [81.0, 90.0, 240.0]);
        assert!((r - 255.0).abs() < 2.0 && g.abs() < 2.0 && b.abs() < 2.0, "{r} {g} {b}");
    }

    #[test]
    fn hlg_shows_reference_white_bright_and_keeps_the_order_of_highlights() {
        assert!((Transfer::Hlg.to_sdr(0.75) - 0.875).abs() < 1e-6);
        assert!((Transfer::Hlg.to_sdr(1.0) - 1.0).abs() < 1e-6);
        let shown: Vec<f32> = (0..=100_u8).map(|i| Transfer::Hlg.to_sdr(f32::from(i) / 100.0)).collect();
        assert!(shown.windows(2).all(|w| w[0] < w[1]));
    }
}
