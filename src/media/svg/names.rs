//! The elements and attributes that a drawing may have. What is on none of these lists is not written.
//! Source: SVG 1.1 and SVG 2, the lists of elements and attributes.

/// What becomes of an element.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Element {
    /// Written, with what is in it.
    Drawn,
    /// Written, with the text that is in it.
    Worded,
    /// A part of another picture or a piece of this one: its address is looked at.
    Referring,
    /// An animation: what it changes is looked at.
    Animated,
    /// Rules for how others look.
    Style,
    /// A link, which nobody can follow in a picture: written without its address.
    Link,
    /// A part of a web page, which most programs that draw cannot show.
    Foreign,
    /// It runs code, or shows something from elsewhere.
    Program,
    /// No browser draws it.
    Unknown,
}

/// Finds an element of the SVG namespace.
pub fn element(name: &str) -> Element {
    match name {
        "svg"
        | "g"
        | "defs"
        | "symbol"
        | "switch"
        | "view"
        | "path"
        | "rect"
        | "circle"
        | "ellipse"
        | "line"
        | "polyline"
        | "polygon"
        | "stop"
        | "clipPath"
        | "mask"
        | "marker"
        | "feBlend"
        | "feColorMatrix"
        | "feComponentTransfer"
        | "feComposite"
        | "feConvolveMatrix"
        | "feDiffuseLighting"
        | "feDisplacementMap"
        | "feDistantLight"
        | "feDropShadow"
        | "feFlood"
        | "feFuncA"
        | "feFuncB"
        | "feFuncG"
        | "feFuncR"
        | "feGaussianBlur"
        | "feMerge"
        | "feMergeNode"
        | "feMorphology"
        | "feOffset"
        | "fePointLight"
        | "feSpecularLighting"
        | "feSpotLight"
        | "feTile"
        | "feTurbulence" => Element::Drawn,
        "text" | "tspan" | "title" | "desc" => Element::Worded,
        "use" | "image" | "feImage" | "linearGradient" | "radialGradient" | "pattern" | "filter"
        | "mpath" | "textPath" => Element::Referring,
        "animate" | "animateTransform" | "animateMotion" | "set" => Element::Animated,
        "style" => Element::Style,
        "a" => Element::Link,
        "foreignObject" => Element::Foreign,
        "script" | "handler" | "listener" | "iframe" | "embed" | "object" | "audio" | "video"
        | "animation" | "canvas" | "prefetch" => Element::Program,
        _ => Element::Unknown,
    }
}

/// Whether an element may hold other elements: `title` and `desc` hold words alone.
pub fn holds_elements(name: &str) -> bool {
    !matches!(name, "title" | "desc" | "style")
}

/// Whether an element holds words that are shown or said.
pub fn holds_words(name: &str) -> bool {
    matches!(name, "a" | "text" | "tspan" | "textPath" | "title" | "desc" | "style")
}

/// How the value of an attribute is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Value {
    /// Words or names, in which nothing leads anywhere.
    Plain,
    /// Read as a style, so that it may hold `url(…)`.
    Styled,
    /// An address.
    Address,
    /// It runs code.
    Program,
    Unknown,
}

/// Finds an attribute without a namespace.
pub fn attribute(name: &str) -> Value {
    if name == "href" {
        Value::Address
    } else if name.starts_with("data-") || name.starts_with("aria-") || is_plain(name) || is_moved(name) {
        Value::Plain
    } else if is_styled(name) {
        Value::Styled
    } else if name.len() > 2 && name.as_bytes()[..2].eq_ignore_ascii_case(b"on") {
        Value::Program
    } else {
        Value::Unknown
    }
}

/// Whether an animation may change an attribute: never an address, and nothing that runs.
pub fn is_animated(name: &str) -> bool {
    (is_styled(name) && !matches!(name, "style" | "from" | "to" | "by" | "values")) || is_moved(name)
}

/// Names, words, and figures that no browser reads as a style.
#[rustfmt::skip]
fn is_plain(name: &str) -> bool {
    matches!(name,
        "accumulate" | "additive" | "attributeName" | "attributeType" | "begin" | "calcMode" | "class"
        | "clipPathUnits" | "dir" | "dur" | "end" | "filterUnits" | "gradientUnits" | "id" | "in" | "in2"
        | "keyPoints" | "keySplines" | "keyTimes" | "lang" | "markerUnits" | "max" | "maskContentUnits"
        | "maskUnits" | "media" | "method" | "min" | "origin" | "patternContentUnits" | "patternUnits"
        | "primitiveUnits" | "repeatCount" | "repeatDur" | "requiredExtensions" | "requiredFeatures" | "restart"
        | "result" | "role" | "spacing" | "systemLanguage" | "type" | "version" | "zoomAndPan")
}

/// Figures and shapes, which animations change too.
#[rustfmt::skip]
fn is_moved(name: &str) -> bool {
    matches!(name,
        "amplitude" | "azimuth" | "baseFrequency" | "bias" | "cx" | "cy" | "d" | "diffuseConstant" | "divisor"
        | "dx" | "dy" | "edgeMode" | "elevation" | "exponent" | "filterRes" | "fr" | "fx" | "fy" | "height"
        | "intercept" | "k" | "k1" | "k2" | "k3" | "k4" | "kernelMatrix" | "kernelUnitLength" | "lengthAdjust"
        | "limitingConeAngle" | "markerHeight" | "markerWidth" | "mode" | "numOctaves" | "offset" | "operator"
        | "order" | "orient" | "path" | "pathLength" | "points" | "pointsAtX" | "pointsAtY" | "pointsAtZ"
        | "preserveAlpha" | "preserveAspectRatio" | "r" | "radius" | "refX" | "refY" | "rotate" | "rx" | "ry"
        | "scale" | "seed" | "slope" | "specularConstant" | "specularExponent" | "spreadMethod" | "startOffset"
        | "stdDeviation" | "stitchTiles" | "surfaceScale" | "tableValues" | "targetX" | "targetY" | "textLength"
        | "viewBox" | "width" | "x" | "x1" | "x2" | "xChannelSelector" | "y" | "y1" | "y2" | "yChannelSelector"
        | "z")
}

/// What browsers read as a style: properties, and what animations put in their place.
#[rustfmt::skip]
fn is_styled(name: &str) -> bool {
    matches!(name,
        "alignment-baseline" | "background" | "background-color" | "baseline-shift" | "by" | "clip" | "clip-path"
        | "clip-rule" | "color" | "color-interpolation" | "color-interpolation-filters" | "color-profile"
        | "color-rendering" | "cursor" | "direction" | "display" | "dominant-baseline" | "enable-background"
        | "fill" | "fill-opacity" | "fill-rule" | "filter" | "flood-color" | "flood-opacity" | "font"
        | "font-family" | "font-feature-settings" | "font-kerning" | "font-size" | "font-size-adjust"
        | "font-stretch" | "font-style" | "font-variant" | "font-weight" | "from" | "glyph-orientation-horizontal"
        | "glyph-orientation-vertical" | "gradientTransform" | "image-rendering" | "isolation" | "kerning"
        | "letter-spacing" | "lighting-color" | "line-height" | "marker" | "marker-end" | "marker-mid"
        | "marker-start" | "mask" | "mask-type" | "mix-blend-mode" | "opacity" | "overflow" | "paint-order"
        | "patternTransform" | "pointer-events" | "shape-rendering" | "stop-color" | "stop-opacity" | "stroke"
        | "stroke-dasharray" | "stroke-dashoffset" | "stroke-linecap" | "stroke-linejoin" | "stroke-miterlimit"
        | "stroke-opacity" | "stroke-width" | "style" | "text-align" | "text-anchor" | "text-decoration"
        | "text-overflow" | "text-rendering" | "text-transform" | "to" | "transform" | "transform-box"
        | "transform-origin" | "unicode-bidi" | "values" | "vector-effect" | "visibility" | "white-space"
        | "word-spacing" | "writing-mode")
}
